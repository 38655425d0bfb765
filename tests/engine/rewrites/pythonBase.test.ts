import { pythonBase } from '../../../src/engine/rewrites/bases/pythonBase.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const jammy = {
  image: {
    system: {
      kind: 'debian',
      suite: 'bookworm',
      slim: false,
      standsInFor: 'ubuntu jammy',
    },
  },
} as const;
const torch: readonly Piece[] = [{ kind: 'pip', name: 'nvidia-cublas-cu12' }];

// Ubuntu 22.04 has Python 3.10 (packages.ubuntu.com); what NVIDIA's images set: docs.nvidia.com, container toolkit, "Specialized configurations".
testRewrite(pythonBase, {
  'Python and pip out of apt go with their update, other packages stay': {
    facts: jammy,
    before: `
      # the service
      FROM ubuntu:22.04
      RUN apt-get update && apt-get install -y python3 python3-pip && rm -rf /var/lib/apt/lists/*
      RUN apt-get update && apt-get install -y python3-dev libgomp1 build-essential
      RUN pip3 install flask
      CMD ["python3", "app.py"]
    `,
    after: `
      # the service
      FROM python:3.10-slim
      RUN apt-get update && apt-get install -y libgomp1 build-essential
      RUN pip3 install flask
      CMD ["python3", "app.py"]
    `,
  },
  'CUDA out of the wheels: the settings of NVIDIA’s image stay': {
    facts: jammy,
    pieces: torch,
    before:
      'from nvidia/cuda:12.1.1-cudnn8-runtime-ubuntu22.04\nrun apt-get update && apt-get install -y python3-pip git\nrun pip3 install torch==2.3.0\n',
    after:
      'from python:3.10-slim\nenv NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility\nrun apt-get update && apt-get install -y git\nrun pip3 install torch==2.3.0\n',
  },
  'leaves CUDA that no wheel brings': {
    facts: jammy,
    pieces: [],
    before:
      'FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04\nRUN apt-get install -y python3-pip\nRUN pip3 install flask\n',
  },
  'leaves what is compiled for the GPU': {
    facts: jammy,
    pieces: torch,
    before:
      'FROM nvidia/cuda:12.1.1-devel-ubuntu22.04\nRUN apt-get install -y python3-pip\nRUN pip3 install torch flash-attn\n',
  },
  'leaves packages that load CUDA or cuDNN of the system': {
    facts: jammy,
    pieces: torch,
    before:
      'FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04\nRUN apt-get install -y python3-pip\nRUN pip3 install torch onnxruntime-gpu\n',
  },
  'leaves CUDA packages of apt': {
    facts: jammy,
    pieces: torch,
    before:
      'FROM nvidia/cuda:12.1.1-runtime-ubuntu22.04\nRUN apt-get install -y python3-pip libnvinfer8\nRUN pip3 install torch\n',
  },
  'leaves Python modules out of apt': {
    facts: jammy,
    before:
      'FROM ubuntu:22.04\nRUN apt-get install -y python3-pip python3-opencv\nRUN pip3 install a\n',
  },
  'leaves another Python than the suite’s': {
    facts: jammy,
    before:
      'FROM ubuntu:22.04\nRUN apt-get install -y python3.11 python3-pip\nRUN python3.11 -m pip install a\n',
  },
  'leaves what names the place of the system’s Python': {
    facts: jammy,
    before:
      'FROM ubuntu:22.04\nRUN apt-get install -y python3-pip && ln -s /usr/bin/python3 /usr/bin/python\nRUN pip3 install a\n',
  },
  'leaves what pip has to compile without a compiler of its own': {
    facts: jammy,
    before: 'FROM ubuntu:22.04\nRUN apt-get install -y python3-pip\nRUN pip3 install psycopg2\n',
  },
  'leaves several stages, and an image without pip': {
    facts: jammy,
    before:
      'FROM ubuntu:22.04 AS a\nRUN apt-get install -y python3-pip\nRUN pip3 install a\nFROM ubuntu:22.04\nRUN apt-get install -y python3\n',
  },
});
