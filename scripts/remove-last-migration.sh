#!/usr/bin/env bash
# Takes the newest migration back from all three engines, as long as nobody has it: a released migration is never removed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet tool restore
for project in backend/migrations/Crm.Migrations.*; do
  echo "== $(basename "$project")"
  # --force: the design-time connection leads nowhere, so whether it was applied cannot be looked up.
  dotnet ef migrations remove --force --project "$project" --startup-project "$project"
done
