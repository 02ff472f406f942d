#!/usr/bin/env bash
# Writes docs/api/openapi.json from the built server, and the browser app's types from it.
#   bash scripts/update-api-document.sh            builds (Release), then writes both
#   bash scripts/update-api-document.sh --to FILE  only writes the document of what is already built to FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

document() {
  local data
  data=$(mktemp -d)
  # The document is read from the application itself, which must not touch anybody's data meanwhile.
  Crm__DataPath=$data Crm__Database__Provider=Sqlite Crm__Database__ConnectionString='' ASPNETCORE_ENVIRONMENT=Production \
    dotnet swagger tofile --output "$1" backend/Crm.Api/bin/Release/net10.0/Crm.Api.dll v1
  rm -rf "$data"
}

if [[ ${1:-} == --to ]]; then
  document "${2:?Give the file to write}"
  exit
fi

dotnet tool restore
dotnet build backend/Crm.Api -c Release -p:BuildSpa=false
mkdir -p docs/api
document docs/api/openapi.json
if [[ -d frontend/node_modules ]]; then
  npm --prefix frontend run api:types
else
  echo "Run 'npm ci' in frontend and then 'npm run api:types' there: the types were not written."
fi
