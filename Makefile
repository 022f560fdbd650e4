# Bootstrap only: make an environment, then hand over. All else: .venv/bin/invoke --list
PYTHONS = python3 python3.14 python3.13 python3.12 python3.11
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: site test

site: .venv/site.done
	@.venv/bin/python -m invoke site

test: .venv/test.done
	@.venv/bin/python -m invoke test

.venv/site.done: requirements.txt
	@set -e; python=; for p in $(PYTHONS); do \
	  if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$p; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "Dateline needs Python 3.11 or newer, and found none. Install it: https://www.python.org/downloads/," >&2; \
	  echo "or: sudo apt install python3 python3-venv (Debian, Ubuntu), brew install python (macOS)." >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python has no venv. Install it: sudo apt install python3-venv (Debian, Ubuntu)." >&2; exit 1; fi; \
	[ -x .venv/bin/python ] || $$python -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/test.done: .venv/site.done requirements-test.txt
	@$(PIP) -r requirements-test.txt
	@touch $@
