#!/usr/bin/env bash
# Adds one migration to all three engines: bash scripts/add-migration.sh AddLeadScore
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?Usage: bash scripts/add-migration.sh NAME, for example AddLeadScore}
[[ $name =~ ^[A-Z][A-Za-z0-9]*$ ]] || { echo "Name it in PascalCase, for example AddLeadScore." >&2; exit 2; }

dotnet tool restore
for project in backend/migrations/Crm.Migrations.*; do
  echo "== $(basename "$project")"
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations
done
