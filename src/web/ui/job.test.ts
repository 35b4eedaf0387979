import { expect, it } from 'vitest';
import { z } from 'zod';
import { jobBody, jobsBody } from '../../platform/http/serveJobs.ts';
import { jobAnswer, jobsAnswer } from './job.ts';

it('the browser reads a job as the server describes it', () => {
  expect(z.toJSONSchema(jobAnswer)).toEqual(z.toJSONSchema(z.object(jobBody.shape)));
  const read = z.toJSONSchema(jobsAnswer.shape.jobs.element);
  expect(read).toEqual(z.toJSONSchema(z.object(jobsBody.shape.jobs.element.shape)));
});
