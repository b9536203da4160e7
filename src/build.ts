// What `npm run build` makes beside the compiled code: the trimmed dictionary of the segmenter and the
// checked copy of the data, so that a start takes tenths of a second; and the page's styles and scripts.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from './errors.ts';
import { writeCopy } from './knowledge-data.ts';
import { writeDictionary } from './language/dictionary.ts';
import { projectRoot } from './load-knowledge.ts';

try {
  writeDictionary(join(projectRoot, 'dist', 'dictionary'));
  writeCopy(projectRoot);
  const assets = join('channels', 'web', 'assets');
  cpSync(join(projectRoot, 'src', assets), join(projectRoot, 'dist', assets), { recursive: true });
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
