import { expect, test } from 'vitest';
import { parseTag } from '../../../src/engine/images/parseTag.ts';
import { systemOf } from '../../../src/engine/images/traits/systemOf.ts';

/** Names and tags of Windows containers: Microsoft's artifact registry, and Docker Hub's microsoft/* until 2019; docker-library. */
test.each([
  ['mcr.microsoft.com/windows/servercore', 'ltsc2022', true],
  ['mcr.microsoft.com/windows', '20H2', true],
  ['mcr.microsoft.com/dotnet/framework/aspnet', '4.8', true],
  ['mcr.microsoft.com/dotnet/sdk', '8.0', false],
  ['mcr.microsoft.com/dotnet/sdk', '8.0-nanoserver-ltsc2022', true],
  ['microsoft/nanoserver', 'latest', true],
  ['microsoft/windowsservercore', '1803', true],
  ['microsoft/iis', 'latest', true],
  ['microsoft/aspnetcore', '2.0', false],
  ['python', '3.11-windowsservercore', true],
  ['python', '3.11-slim', false],
])('%s:%s', (name, tag, isWindows) => {
  expect(systemOf(name, parseTag(name, tag), null).kind === 'windows').toBe(isWindows);
});
