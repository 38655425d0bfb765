import { expect, it } from 'vitest';
import { decodeLink } from '../../src/share/decodeLink.ts';
import type { Shared } from '../../src/share/shared.ts';

/**
 * Links as they lie in articles, issues and chats. They open for ever: a row is never changed and never taken away, and every version
 * of the format adds some.
 */
const LINKS: readonly (readonly [string, string, Shared])[] = [
  [
    '2026-11: a Dockerfile alone',
    '#v1:q1Yqzy_KLi5ITE5VsqpWSslPzk4tSsvMSVWyUnIL8vdVSElNykzMs0rKz88uzy_K1S3OycyNyVOqrQUA',
    { workspace: { dockerfile: 'FROM debian:bookworm-slim\n' } },
  ],
  [
    '2026-11: everything that a workspace and a view have',
    '#v1:ZY_fSsMwGMVfpRxvuyyt3UYDuxBBvFA7hoKDgsQ27cLSJKapm47e-R4-zF5Mug0v9Lv6Ls6f39lja9ymtbwQYHuUptgIV0klwHCzzO4D--HXRrNLEsWjVskm19fZYhU48dZJJxqhfUv8zgck18unh8BKG0jdeq5UMHL_ZGd3Y0qh2nEwPj-5RoihtR0g_prA4I0r1vN5TGaEHsXkRCprbdzASmrpc40-RGG0F4Npj3M6WJLQ04UouefEc0fqz4tOW15sRAmWUjqL0jSeJLOEpmnUh_Dc1WLo5tYixGsnVXnl6iPh7ePj4mWxzJ5XYECIwxcYDt9DvVXcV8Y1YFBSd7sxd800QQjeZhUYYhpPRnQ6SN-l2A5pyvDyTmoBFsX0F9TKwnfHbaWsKvT9Dw',
    {
      workspace: {
        dockerfile:
          'FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY models/ /models/\n',
        files: { 'requirements.txt': 'torch==2.7.0\n', '.dockerignore': '.git\n' },
        context: { 'models/': 440_000_000, 'data.tar.gz#unpacked': Number.MAX_SAFE_INTEGER },
        target: 'app',
        buildArgs: { HTTP_PROXY: '', Ä: 'ß' },
        platform: 'linux/arm64',
        asOf: '2025-06',
      },
      view: { loadLine: 1_200_000_000, picture: 'diff' },
    },
  ],
  [
    '2026-11: odd letters, half of a surrogate pair among them',
    '#v1:q1Yqzy_KLi5ITE5VsqpWSslPzk4tSsvMSVWyUnIL8vdVSIzJU1b4MH_WIoWY0hQLAwOFRw0rFN7v3h9TamBgYKAQoxQTE1MSUxSTp1RbCwA',
    {
      workspace: {
        dockerfile: 'FROM a\n# \ud83d\udea2 \ud800 \u2028 \ufeff\u0000 "\\\t\r\n',
      },
    },
  ],
];

it.each(LINKS)('%s', async (_name, link, shared) => {
  expect(await decodeLink(link)).toEqual({ kind: 'link', shared });
});
