export { renderSarif } from '@contract-check/report';
