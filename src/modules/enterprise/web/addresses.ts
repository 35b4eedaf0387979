const enterprise = '/api/enterprise';

/** Where the interface of the module answers. */
export const addresses = {
  firms: `${enterprise}/firms`,
  firmCount: `${enterprise}/firms/count`,
  firmExport: `${enterprise}/firms/export`,
  firm: (id: string) => `${enterprise}/firms/${id}`,
  statements: (id: string) => `${enterprise}/firms/${id}/statements`,
  claim: (id: string) => `${enterprise}/firms/${id}/claim-code`,
  evidence: (id: string) => `${enterprise}/firms/${id}/evidence`,
  evidenceFile: (id: string, evidence: string) => `${enterprise}/firms/${id}/evidence/${evidence}`,
  consents: (id: string) => `${enterprise}/firms/${id}/consents`,
  consent: (id: string, consent: string) => `${enterprise}/firms/${id}/consents/${consent}`,
  imports: `${enterprise}/imports`,
  import: (id: string) => `${enterprise}/imports/${id}`,
  importPreview: (id: string) => `${enterprise}/imports/${id}/preview`,
  importWrite: (id: string) => `${enterprise}/imports/${id}/write`,
  importRefusals: (id: string) => `${enterprise}/imports/${id}/refusals`,
  importRefusalsFile: (id: string) => `${enterprise}/imports/${id}/refusals.csv`,
  regions: `${enterprise}/regions`,
} as const;
