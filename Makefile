# Two commands do everything: make demo, make test. Both work from a plain checkout with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8080

.PHONY: demo test faults planted soak lint check conformance lock clean texts format chromium rasa

demo: $(VENV)/ready  ## the town, the bot and the page on one port
	$(PY) -m bot demo --port $(PORT)

test: $(VENV)/ready chromium  ## every test but the long soaks; the model is trained once, before two processes want it
	echo Hallo | $(PY) -m nlu parse >/dev/null
	$(PY) -m pytest -n 2 --dist worksteal

SEED ?= $(shell date +%j%H%M)
FAULTS ?= tests/faults

faults: $(VENV)/ready  ## the fault tests in their long form, hours; replay with SEED=, or take FAULTS=tests/faults/test_race.py
	@echo "make faults SEED=$(SEED) FAULTS=$(FAULTS)"
	NEEDBOT_FAULTS=long FAULTS_SEED=$(SEED) $(PY) -m pytest -rA --timeout 0 $(FAULTS)

planted: $(VENV)/ready  ## real bugs, planted in a copy one at a time, and whether the state machine finds them
	FAULTS_SEED=$(SEED) $(PY) -m tests.faults.planting

soak: $(VENV)/ready  ## ten minutes of virtual days at high load: memory, files, the log of writes, what is owed
	$(PY) -m tests.faults.soak --seed $(SEED)

lint: $(VENV)/ready  ## format, ruff, mypy, who imports whom, texts, training data
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports --no-logo
	$(PY) -m nlu check
	$(PY) -m handlers.texts

check: lint test

conformance: $(VENV)/ready  ## python-telegram-bot's own tests against the sandbox, in an environment of their own
	$(PY) -m tests.sandbox.conformance

format: $(VENV)/ready
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

lock: $(VENV)/ready  ## requirements.lock from pyproject.toml, for deploy/ without tests, and with the encoder; hashes, no addresses
	$(VENV)/bin/uv pip compile pyproject.toml --extra dev --extra test --universal --python-version 3.11 --generate-hashes \
	  --no-header --quiet -o requirements.lock
	$(VENV)/bin/uv pip compile pyproject.toml --constraints requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --quiet -o deploy/requirements.lock
	$(VENV)/bin/uv pip compile pyproject.toml --extra embed --constraints requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --quiet -o deploy/requirements-embed.lock

$(VENV)/ready: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

chromium:  ## Debian's chromium for the browser tests; without apt-get those tests are skipped by name
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
	  && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || echo "no chromium here: the browser tests will be skipped"

RASA_PYTHON ?= $(firstword $(wildcard $(HOME)/.pyenv/versions/3.10.*/bin/python3.10) python3.10)
RASA_PORT ?= 5005

rasa: var/rasa/ready $(VENV)/ready  ## a Rasa server beside the bot, trained on the same phrases, in an environment of its own
	$(PY) -m nlu share var/rasa/training
	began=$$(date +%s) && var/rasa/bin/rasa train nlu --nlu var/rasa/training --config nlu/rasa_project/config.yml \
	  --domain nlu/rasa_project/domain.yml --out var/rasa/models && echo $$(($$(date +%s) - began)) > var/rasa/trained
	var/rasa/bin/rasa run --enable-api --interface 127.0.0.1 --port $(RASA_PORT) --model var/rasa/models

var/rasa/ready:
	$(RASA_PYTHON) -m venv var/rasa
	var/rasa/bin/pip install --quiet 'rasa==3.6.21' 'setuptools<80'
	touch $@

clean:
	rm -rf $(VENV) .conformance .mypy_cache .ruff_cache .pytest_cache
