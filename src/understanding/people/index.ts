// Who is spoken of, and to whom a statement at some point of the message belongs.
export { findPeople } from './mentions.ts';
export { ownerAt, resolve } from './owner.ts';
export { eldersOf, type Owner, type PersonMention, SPEAKER, THEM } from './person.ts';
export { subjectOf } from './subject.ts';
