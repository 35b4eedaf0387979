const cultivation = '/api/cultivation';

/** Where the interface of the module answers. */
export const addresses = {
  judgements: (firm: string) => `${cultivation}/firms/${firm}/judgements`,
  judgement: (firm: string, judgement: string) => `${cultivation}/firms/${firm}/judgements/${judgement}`,
  difference: (firm: string) => `${cultivation}/firms/${firm}/difference`,
  runs: `${cultivation}/runs`,
  standings: `${cultivation}/standings`,
  candidates: `${cultivation}/candidates`,
  leastChange: (firm: string) => `${cultivation}/firms/${firm}/least-change`,
  stepRuns: `${cultivation}/step-runs`,
  steps: `${cultivation}/steps`,
  stepFirms: `${cultivation}/steps/firms`,
  stepExport: `${cultivation}/steps/export`,
  changeCosts: `${cultivation}/change-costs`,
} as const;
