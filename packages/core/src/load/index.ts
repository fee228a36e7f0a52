export { lineIndex, linesOf } from './line-index.ts';
export { loadComposedSources, loadSources } from './load-sources.ts';
export { parseDocument } from './parse-document.ts';
export { LOAD_PROBLEMS, type LoadProblemCode, type ProblemInfo } from './problem-codes.ts';
export { checkReferences } from './refs/check.ts';
