export { renderGitlab } from '@contract-check/report';
