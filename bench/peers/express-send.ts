import express from 'express';
import { serve, sitePage } from './peer.ts';

/** Express as it comes, ETag and all: it sends the page's bytes. */
const page = sitePage();
const app = express();
app.get('/', (_req, res) => {
  res.type('html').send(page);
});
serve((port, host) => app.listen(port, host));
