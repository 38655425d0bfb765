import { goStage } from '../../../src/engine/rewrites/stages/goStage.ts';
import { testRewrite } from './testRewrite.ts';

// https://docs.docker.com/guides/golang/build-images/#multi-stage-builds
testRewrite(goStage, {
  'a program that may use C runs on the system that it was linked on': {
    before: `
      from golang:1.22
      env GOFLAGS=-mod=mod
      env PORT=8080
      workdir /app
      copy . .
      run go build -o server ./cmd
      # the port
      expose 8080
      cmd ["./server"]
    `,
    after: `
      from golang:1.22 as build
      env GOFLAGS=-mod=mod
      env PORT=8080
      workdir /app
      copy . .
      run go build -o server ./cmd

      from debian:bookworm-slim
      run apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
      env PORT=8080
      workdir /app
      copy --from=build /app/server /app/server
      # the port
      expose 8080
      cmd ["./server"]
    `,
  },
  'one without C runs on an image of certificates and time zones alone': {
    before:
      'FROM golang:1.22 AS app\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /bin/app .\nENTRYPOINT ["/bin/app"]\n',
    after:
      'FROM golang:1.22 AS go-build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /bin/app .\n\nFROM gcr.io/distroless/static-debian12 AS app\nWORKDIR /src\nCOPY --from=go-build /bin/app /bin/app\nENTRYPOINT ["/bin/app"]\n',
  },
  'leaves a start in shell form: the small image may have none': {
    before: 'FROM golang:1.22\nRUN go build -o /a\nCMD /a\n',
  },
  'leaves a start of something else than was built': {
    before: 'FROM golang:1.22\nRUN go build -o /a\nCMD ["/entrypoint.sh"]\n',
  },
  'leaves go run': { before: 'FROM golang:1.22\nCOPY . .\nCMD ["go", "run", "."]\n' },
  'leaves packages of the system, users and several stages': {
    before: 'FROM golang:1.22\nRUN apt-get install -y git\nRUN go build -o /a\nCMD ["/a"]\n',
  },
  'leaves a user': { before: 'FROM golang:1.22\nRUN go build -o /a\nUSER 1000\nCMD ["/a"]\n' },
});
