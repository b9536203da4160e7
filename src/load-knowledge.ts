// Reads catalogs/ and intents/ from disk and makes the knowledge that the core works with.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry } from './catalog/registry.ts';
import type { Knowledge } from './knowledge.ts';
import { loadKnowledgeData } from './knowledge-data.ts';
import { ensureDictionary, filesIn } from './language/dictionary.ts';
import { createDivisions } from './language/divisions.ts';
import { createPinyinDecoder } from './language/pinyin-input.ts';
import { createSegmenter, type Segmenter } from './language/segment.ts';
import { compileResources, type PinyinWord } from './understanding/resources.ts';
import { createRowSearch } from './understanding/row-search.ts';

/** The project's folder: above src/ in a checkout and above dist/ where it is built. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

/** In typed pinyin a place is likelier than any word of the same sound. */
const PLACE_WEIGHT = 30;

const weighted = ({ text, place }: PinyinWord) => ({
  text,
  weight: place ? PLACE_WEIGHT : text.length - 1,
});

/** Several stages cut the same message one after the other. */
function rememberingLast(segmenter: Segmenter): Segmenter {
  let last: { readonly text: string; readonly words: string[] } | undefined;
  return {
    engine: segmenter.engine,
    cut: (text) => {
      if (last?.text !== text) last = { text, words: segmenter.cut(text) };
      return last.words;
    },
  };
}

/**
 * Loads all knowledge.
 * @param root the folder that holds catalogs/, intents/ and dist/
 * @throws UserError naming file, line and field of what is wrong
 */
export function loadKnowledge(root: string = projectRoot): Knowledge {
  const { lexicon, cries, asked, catalogs, characters, divisions: table } = loadKnowledgeData(root);
  const registry = createRegistry(catalogs);
  const dictionaryDir = ensureDictionary(join(root, 'dist', 'dictionary'));
  const divisions = createDivisions(table);
  const resources = compileResources({
    lexicon,
    cries,
    asked,
    catalogs,
    divisions,
    characters,
    segmenter: (words) => rememberingLast(createSegmenter({ words, dictionaryDir })),
    pinyin: (words) =>
      createPinyinDecoder(words.map(weighted), () =>
        readFileSync(filesIn(dictionaryDir).common, 'utf8'),
      ),
  });
  const named = new Map(registry.places().map(({ code, name }) => [code, name]));
  return {
    registry,
    lexicon,
    resources,
    rows: createRowSearch(resources.segmenter.cut),
    types: [...new Set(catalogs.flatMap(({ items }) => items.flatMap(({ types }) => types)))],
    nameOf: (code) => named.get(code) ?? divisions.nameOf(code) ?? code,
  };
}
