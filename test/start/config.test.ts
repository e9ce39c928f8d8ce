import { expect } from 'chai';
import { ConfigError, expectNode, readConfig } from '../../src/config.ts';

describe('the settings', () => {
  it('all have a default', () => {
    const config = readConfig({});
    expect(config).to.include({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      secure: false,
    });
  });

  it('count an empty variable as absent', () => {
    expect(readConfig({ PORT: '', BASE_URL: ' ' }).port).to.equal(3000);
  });

  it('take https from the address that readers type', () => {
    const config = readConfig({ BASE_URL: 'https://roue.example/' });
    expect(config).to.include({ baseUrl: 'https://roue.example', basePath: '', secure: true });
  });

  it('read the path that the whole site lies below, with or without its last slash', () => {
    for (const typed of ['https://Marque.example:443/roue', 'https://marque.example/roue/'])
      expect(readConfig({ BASE_URL: typed })).to.include({
        baseUrl: 'https://marque.example',
        basePath: '/roue',
      });
    expect(readConfig({ BASE_URL: 'http://marque.example:8080/a/b-c/d.e' }).basePath).to.equal('/a/b-c/d.e');
  });

  it('bind nobody to https below a path, where the host has other sites, unless asked', () => {
    const below = { BASE_URL: 'https://marque.example/roue' };
    expect(readConfig(below).hsts).to.equal(undefined);
    expect(readConfig({ ...below, HSTS: '30' }).hsts?.days).to.equal(30);
  });

  it('give links that open when the site listens everywhere', () => {
    expect(readConfig({ HOST: '0.0.0.0', PORT: '8080' }).baseUrl).to.equal('http://localhost:8080');
    expect(readConfig({ HOST: '::1', PORT: '8080' }).baseUrl).to.equal('http://[::1]:8080');
  });

  it('take a proxy as a count or as addresses', () => {
    expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).to.equal(1);
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).to.equal('10.0.0.0/8, ::1');
  });

  it('promise https for a day, and for longer or for more names only when asked', () => {
    const alone = { includeSubDomains: false, preload: false };
    expect(readConfig({}).hsts).to.deep.equal({ days: 1, ...alone });
    for (const [value, hsts] of [
      ['0', { days: 0, ...alone }],
      ['365', { days: 365, ...alone }],
      ['30, includesubdomains', { days: 30, includeSubDomains: true, preload: false }],
      ['730,includeSubDomains,preload', { days: 730, includeSubDomains: true, preload: true }],
    ] as const)
      expect(readConfig({ HSTS: value }).hsts, value).to.deep.equal(hsts);
  });

  it('need a Node that the database driver runs in', () => {
    expect(() => {
      expectNode('20.20.2');
    }).to.throw(ConfigError, 'this is Node 20.20.2, and 22 or later is needed');
    for (const version of ['22.18.0', '24.22.3', '26.0.0'])
      expect(() => {
        expectNode(version);
      }, version).not.to.throw();
  });

  for (const [name, value] of [
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '1e3'],
    ['BASE_URL', 'ftp://roue.example'],
    ['BASE_URL', 'https://roue.example/?a=b'],
    ['BASE_URL', 'https://roue.example/fr#x'],
    ['BASE_URL', 'https://roue.example/a//b'],
    ['BASE_URL', 'https://roue.example/a/../b'],
    ['BASE_URL', 'https://roue.example/./a'],
    ['BASE_URL', 'https://roue.example/a%20b'],
    ['BASE_URL', 'https://roue.example/été'],
    ['BASE_URL', 'https://me:secret@roue.example/'],
    ['BASE_URL', 'https://roue.example\\a'],
    ['BASE_URL', `https://roue.example/${'a/'.repeat(6)}`],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '1234'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['HSTS', 'a year'],
    ['HSTS', '3651'],
    ['HSTS', '365,preload'],
    ['HSTS', '364,includeSubDomains,preload'],
    ['HSTS', '1,preload,includeSubDomains'],
    ['SESSION_SECRET_PREVIOUS', 'x'.repeat(31)],
    ['HOST', 'a b'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://user:a#b@mail.example'],
    ['SMTP_URL', 'smtp://mail.example/inbox'],
    ['SMTP_URL', 'smtp://mail.example?tls.rejectUnauthorized=false'],
    ['DATABASE_URL', 'mysql://wheel@db/wheel'],
    ['DATABASE_URL', 'postgres://wheel@db'],
    ['DATABASE_URL', 'postgres://wheel:a@b@db/wheel'],
    ['DATABASE_URL', 'postgres://wheel:100%@db/wheel'],
    ['DATABASE_URL', 'postgres://wheel:caf%E9@db/wheel'],
    ['DATABASE_URL', 'postgres://wheel@db/caf%E9'],
    ['DATABASE_URL', 'postgres://wheel@db/wheel?sslmode=prefer'],
    ['DATABASE_URL', 'postgres://wheel@db/wheel?sslmode=Require'],
    ['DATABASE_URL', 'postgres://wheel@one,two/wheel?application_name=a&sslmode='],
    ['MAIL_FROM', 'La Roue'],
    ['MAIL_FROM', 'La Roue <roue@roue.example>, b@roue.example'],
    ['MAIL_FROM', 'La Roue\r\nBcc: b@roue.example <roue@roue.example>'],
    ['MAIL_FROM', `${'x'.repeat(101)} <roue@roue.example>`],
    ['MODERATOR_EMAIL', 'a@b.fr,c@d.fr'],
    ['BACKUP_DAYS', '-1'],
    ['BACKUP_DAYS', 'two weeks'],
    ['METRICS_PORT', '0'],
    ['METRICS_PORT', '3000'],
    ['WORKERS', '0'],
    ['WORKERS', '65'],
    ['WORKERS', 'x'],
  ] as const) {
    it(`refuse ${name}=${value} by its name`, () => {
      expect(() => readConfig({ [name]: value })).to.throw(ConfigError, new RegExp(`^${name} `));
    });
  }

  it('send mail when a server and both addresses are given', () => {
    const given = { SMTP_URL: 'smtps://roue:key@mail.example', MAIL_FROM: 'roue@roue.example' };
    const { mail } = readConfig({ ...given, MODERATOR_EMAIL: 'owner@roue.example' });
    expect(mail).to.deep.equal({
      smtpUrl: 'smtps://roue:key@mail.example',
      from: 'roue@roue.example',
      fromName: undefined,
      moderator: 'owner@roue.example',
    });
    expect(readConfig({ MAIL_FROM: given.MAIL_FROM }).mail).to.equal(undefined);
  });

  it('take a name before the address that mails come from', () => {
    const given = { SMTP_URL: 'smtp://mail.example', MODERATOR_EMAIL: 'owner@roue.example' };
    for (const [from, fromName] of [
      ['La Roue <roue@roue.example>', 'La Roue'],
      ['"Roue, la" <roue@roue.example>', 'Roue, la'],
      ['<roue@roue.example>', undefined],
    ])
      expect(readConfig({ ...given, MAIL_FROM: from }).mail).to.include({
        from: 'roue@roue.example',
        fromName,
      });
  });

  it('name the address that a mail server needs', () => {
    const server = { SMTP_URL: 'smtp://mail.example' };
    expect(() => readConfig(server)).to.throw(ConfigError, /^MAIL_FROM /);
    const from = { ...server, MAIL_FROM: 'roue@roue.example' };
    expect(() => readConfig(from)).to.throw(ConfigError, /^MODERATOR_EMAIL /);
  });

  it('keep backups beside the database for two weeks, unless told otherwise', () => {
    const { backupDir, backupDays } = readConfig({ DATA_DIR: '/srv/wheel' });
    expect([backupDir, backupDays]).to.deep.equal(['/srv/wheel/backups', 14]);
    const told = readConfig({ BACKUP_DIR: '/mnt/copies', BACKUP_DAYS: '0' });
    expect([told.backupDir, told.backupDays]).to.deep.equal(['/mnt/copies', 0]);
  });

  it('let one process do everything, unless more are asked for', () => {
    expect([readConfig({}).workers, readConfig({ WORKERS: '64' }).workers]).to.deep.equal([1, 64]);
  });

  it('are frozen', () => {
    expect(Object.isFrozen(readConfig({}))).to.be.true;
  });
});
