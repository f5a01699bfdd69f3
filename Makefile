# Every target calls one program; what each does is said there.
PYTHON ?= python3
PATRON := .venv/bin/python -m api.commands
CHECKS := .venv/bin/python .ci/checks.py

.PHONY: serve test prove check fix bench demo-reset lock

serve: ## Run the shop at http://localhost:8000, making everything it needs
	@$(PYTHON) .ci/environment.py
	@$(PATRON) serve

test: ## Every check and test, the browser's too
	@$(PYTHON) .ci/environment.py --dev
	@$(CHECKS) test

prove: ## The property, race and fault tests at their full counts, and all tests without generated code
	@$(PYTHON) .ci/environment.py --dev
	@$(CHECKS) prove

check: ## The fast part of `make test`
	@$(PYTHON) .ci/environment.py --dev
	@$(CHECKS) check

fix: ## Mend what a program can mend
	@$(PYTHON) .ci/environment.py --dev
	@$(CHECKS) fix

bench: ## Requests per second and their cost, beside the floor, and how it grows with the catalogue
	@$(PYTHON) .ci/environment.py --dev
	@.venv/bin/python -m bench && .venv/bin/python -m bench --growth --seconds 4

demo-reset: ## Start the demo shop anew
	@$(PYTHON) .ci/environment.py
	@$(PATRON) demo --reset

lock: ## Compile the pinned dependencies anew, with uv
	@.ci/lock.sh
