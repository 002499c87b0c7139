import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { createMock, type Mock } from '../../src/index.ts';

let mock: Mock;

beforeAll(() => {
  mock = createMock({ seed: 42 });
});

afterAll(() => mock.close());

const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };

test('the mock is an application of its own', async () => {
  const response = await request(mock.express()).get('/ovia/api/v1/calls').auth('any', { type: 'bearer' });
  expect(response.status).toBe(200);
  expect(response.body).toHaveLength(240);
});

test('the mock is mounted below a path of another application, which keeps what is its own', async () => {
  const app = express();
  app.use('/mocks', mock.express());
  app.get('/mocks/of-the-app', (_request, response) => void response.send('mine'));
  const listed = await request(app)
    .get('/mocks/voiceos/conversations?limit=1')
    .auth('any', { type: 'bearer' });
  expect(listed.body.items).toHaveLength(1);
  expect((await request(app).get('/mocks/of-the-app')).text).toBe('mine');
  expect((await request(app).get('/elsewhere')).status).toBe(404);
});

test.each([
  ['no parser before it', (app: express.Express) => app],
  ['a JSON parser before it', (app: express.Express) => app.use(express.json())],
  ['a raw parser before it', (app: express.Express) => app.use(express.raw({ type: '*/*' }))],
  ['a text parser before it', (app: express.Express) => app.use(express.text({ type: '*/*' }))],
])('a body is read with %s', async (_name, prepare) => {
  const app = prepare(express());
  app.use(mock.express());
  const response = await request(app)
    .post('/voiceos/conversations/create_phone_call')
    .auth('any', { type: 'bearer' })
    .send(CALL);
  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ status: 'queued', agent_id: 'agent_support' });
});

test('a refusal has the provider’s own shape here too', async () => {
  const response = await request(mock.express())
    .get('/voiceos/conversations?limit=none')
    .auth('any', { type: 'bearer' });
  expect(response.status).toBe(422);
  expect(response.body.detail[0].loc).toEqual(['query', 'limit']);
  expect(response.headers['x-powered-by']).toBeUndefined();
});
