import { expect, it } from 'vitest';
import { z } from 'zod';
import { jobBody } from '../../platform/http/serveJobs.ts';
import { jobAnswer } from './job.ts';

it('the browser reads a job as the server describes it', () => {
  expect(z.toJSONSchema(jobAnswer)).toEqual(z.toJSONSchema(z.object(jobBody.shape)));
});
