export { renderGithub } from '@contract-check/report';
