import type { Example } from './example.ts';

export const goService: Example = {
  id: 'go-service',
  title: 'Go service on Alpine',
  notice:
    'one binary is all that reaches the image, so the compiler and the modules may weigh what they like; its size is the one thing that only a build can tell.',
  source: null,
  workspace: {
    dockerfile: `FROM golang:1.23 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /bin/server ./cmd/server

FROM alpine:3.20
RUN apk add --no-cache ca-certificates tzdata
COPY --from=build /bin/server /usr/local/bin/server
USER nobody
ENTRYPOINT ["server"]
`,
    files: { '.dockerignore': '.git\nbin\n' },
    context: { 'cmd/': 40_000, 'internal/': 620_000, 'go.mod': 1_800, 'go.sum': 24_000 },
  },
};
