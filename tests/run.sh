#!/usr/bin/env bash
# Runs the tests and ends with one line "N passed, N failed". Needs the .NET SDK 10 and Node 20 or newer.
#
#   bash tests/run.sh                 everything
#   bash tests/run.sh PART...         some of it: dotnet (all C# tests), a C# project by its name in lower case
#                                     (unit, architecture, persistence, api), document, advisories, spa, e2e, compose
#
#   CRM_TEST_POSTGRES   connection string of a PostgreSQL role that may create databases: runs the API tests there too
#   CHROMIUM_PATH       the browser for the end-to-end tests, where it is not found by itself
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-}"
# What runs for minutes does not earn back what profiling and guarding its compiled code costs: a quarter of the processor time.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0

results=$PWD/artifacts/tests
rm -rf "$results"
mkdir -p "$results/logs"
parts=("$@")
[[ ${#parts[@]} -eq 0 ]] && parts=(dotnet document advisories spa e2e compose)

wants() { local part; for part in "${parts[@]}"; do [[ $part == "$1" ]] && return 0; done; return 1; }

log_of() { echo "$results/logs/${1//[^A-Za-z0-9]/-}.log"; }

# run NAME COMMAND...: shows one line for it, and the end of its output where it failed.
run() {
  local name=$1 log started seconds
  shift
  log=$(log_of "$name")
  started=$SECONDS
  if "$@" > "$log" 2>&1; then
    seconds=$((SECONDS - started))
    echo "ok      $name (${seconds} s)"
    return 0
  fi
  seconds=$((SECONDS - started))
  echo "FAILED  $name (${seconds} s)"
  tail -n 60 "$log" | sed 's/^/        /'
  return 1
}

# check NAME COMMAND...: the same, counted as one test.
check() {
  local started=$SECONDS outcome=passed
  run "$@" || outcome=failed
  printf '%s\t%s\t%s\n' "$1" "$outcome" "$((SECONDS - started))" >> "$results/checks.tsv"
  [[ $outcome == passed ]]
}

finish() {
  node tests/tools/summarise.mjs "$results"
  exit $?
}

# ---- C# -------------------------------------------------------------------------------------------------------------

selected_projects() {
  local project short
  for project in tests/Crm.*.Tests; do
    short=$(basename "$project"); short=${short#Crm.}; short=${short%.Tests}
    if wants dotnet || wants "${short,,}"; then echo "$project"; fi
  done
}

# nunit LABEL PROJECT OPTION...: a run that ends without results, a crash for instance, counts as one failure.
nunit() {
  local label=$1 project=$2 trx
  shift 2
  trx=$results/$label.trx
  run "$label" dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$trx" "$@" || true
  if ! grep -q '<Counters ' "$trx" 2> /dev/null; then
    printf '%s\tfailed\t0\n' "$label left no results" >> "$results/checks.tsv"
  fi
}

mapfile -t projects < <(selected_projects)
built=no
if [[ ${#projects[@]} -gt 0 ]] || wants document || wants e2e; then
  check "local tools restore" dotnet tool restore || finish
  # The browser app is built below, once, with its own checks.
  check "the solution builds without a warning" dotnet build Crm.sln -c Release -p:BuildSpa=false || finish
  built=yes
fi

# What only explains queries and compares models waits for nobody's clock: it runs beside the others.
beside=Crm.Persistence.Tests
for project in "${projects[@]}"; do
  [[ $(basename "$project") == "$beside" ]] && nunit "$beside" "$project" &
done

# So do the checks of the browser app's sources: one core is theirs while the other serves a database.
install_spa() {
  # npm writes this file last; where it is newer than the lock, what is installed is what the lock says.
  [[ frontend/node_modules/.package-lock.json -nt frontend/package-lock.json ]] || npm ci --prefix frontend --no-audit --no-fund
}

if wants document || wants spa || wants e2e; then
  check "the browser app's packages install" install_spa || { wait; finish; }
fi

check_spa() {
  wants spa || return 0
  check "the browser app's types hold" npm --prefix frontend run typecheck
  check "the browser app's lint rules hold" npm --prefix frontend run lint
  run "vitest" npm --prefix frontend run test -- --reporter=default --reporter=json --outputFile="$results/vitest.json" || true
  [[ -s $results/vitest.json ]] || printf 'vitest left no results\tfailed\t0\n' >> "$results/checks.tsv"
}

for project in "${projects[@]}"; do
  label=$(basename "$project")
  [[ $label == "$beside" ]] && continue
  nunit "$label" "$project"
  if [[ $label == Crm.Api.Tests ]]; then
    # By now the comparisons are done.
    wait
    check_spa &
    # What no engine has a part in was asked on SQLite.
    [[ -z ${CRM_TEST_POSTGRES:-} ]] || CRM_TEST_ENGINE=PostgreSql nunit "$label.PostgreSql" "$project" --filter "TestCategory!=AnyEngine"
  fi
done
[[ " ${projects[*]} " == *Crm.Api.Tests* ]] || check_spa
wait

# ---- what is generated and committed --------------------------------------------------------------------------------

fresh_document() {
  bash scripts/update-api-document.sh --to "$results/openapi.json" &&
    { diff -u docs/api/openapi.json "$results/openapi.json" | head -n 60; [[ ${PIPESTATUS[0]} -eq 0 ]]; } ||
    { echo "docs/api/openapi.json is not what the server says: run 'bash scripts/update-api-document.sh' and commit."; return 1; }
}

fresh_client() {
  (cd frontend && npx --no-install openapi-typescript ../docs/api/openapi.json -o "$results/schema.d.ts") &&
    { diff -u frontend/src/shared/api/schema.d.ts "$results/schema.d.ts" | head -n 60; [[ ${PIPESTATUS[0]} -eq 0 ]]; } ||
    { echo "schema.d.ts is not what docs/api/openapi.json says: run 'npm run api:types' in frontend and commit."; return 1; }
}

if wants document; then
  check "docs/api/openapi.json is fresh" fresh_document
  check "the browser app's API types are fresh" fresh_client
fi

# ---- known weaknesses of packages -----------------------------------------------------------------------------------

# Not every registry serves advisories, and a machine may be offline: then it is said that they were not looked at.
nuget_advisories() {
  local out
  out=$(dotnet restore Crm.sln --force-evaluate -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=moderate -p:TreatWarningsAsErrors=false 2>&1) || { echo "$out"; return 1; }
  if grep -Eq 'NU190[1-4]' <<< "$out"; then grep -E 'NU190[1-4]' <<< "$out" | sort -u; return 1; fi
  if grep -q 'NU1905' <<< "$out"; then echo "left out: the package source serves no advisories"; fi
}

npm_advisories() {
  local out
  out=$(npm audit --prefix frontend --omit=dev --audit-level=moderate --json 2> /dev/null)
  node -e '
    let report; try { report = JSON.parse(require("fs").readFileSync(0, "utf8")); } catch { report = {}; }
    if (!report.metadata) { console.log("left out: the registry serves no advisories, or cannot be reached"); process.exit(0); }
    const found = Object.values(report.vulnerabilities).filter(v => ["moderate", "high", "critical"].includes(v.severity));
    for (const v of found) console.log(`${v.name} ${v.range}: ${v.severity}`);
    process.exit(found.length ? 1 : 0);' <<< "$out"
}

# What was built says what the host loads; where nothing was, the list is only written.
bill_of_materials() {
  local loaded=backend/Crm.Api/bin/Release/net10.0/Crm.Api.deps.json
  node scripts/bill-of-materials.mjs "$results/bom.json" $([[ -f $loaded ]] && echo "--check $loaded")
}

if wants advisories; then
  check "the bill of materials lists all that is shipped" bill_of_materials
  check "no NuGet package has a known weakness" nuget_advisories
  check "no npm package of the product has a known weakness" npm_advisories
  grep -h '^left out' "$(log_of "no NuGet package has a known weakness")" "$(log_of "no npm package of the product has a known weakness")" || true
fi

# ---- the browser app ------------------------------------------------------------------------------------------------

spa_built=no
build_spa() { npm --prefix frontend run build; }

if wants spa || wants e2e; then
  check "the browser app builds" build_spa && spa_built=yes
fi

if wants spa && [[ $spa_built == yes ]]; then
  check "the browser app keeps its size budgets" npm --prefix frontend run size
fi

# ---- end to end -----------------------------------------------------------------------------------------------------

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    [[ -n $candidate ]] && command -v "$candidate" && return 0
  done
  return 1
}

install_chromium() {
  find_chromium && return 0
  if [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null; then
    apt-get -o DPkg::Lock::Timeout=300 update -qq
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends chromium
    find_chromium && return 0
  fi
  echo "The end-to-end tests need Chromium: install it (Debian: sudo apt install chromium) or set CHROMIUM_PATH."
  return 1
}

# Outside of the checkout: the published application must not lean on it.
published=$(mktemp -d)
trap 'rm -rf "$published"' EXIT

publish_app() { dotnet publish backend/Crm.Api -c Release --no-build -o "$published" && [[ -f $published/wwwroot/index.html ]]; }

# e2e LANE PROJECT...: each lane has a server and a database of its own, for the specs of a lane share theirs.
e2e() {
  local lane=$1 port data server code
  shift
  port=$(node tests/tools/free-port.mjs)
  data=$(mktemp -d)
  # exec, so that the id is the server's own.
  (cd "$published" && exec env ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="http://127.0.0.1:$port" Crm__DataPath="$data" \
    Crm__Privacy__SoleApprovalHours=0 dotnet Crm.Api.dll) > "$results/logs/server-$lane.log" 2>&1 &
  server=$!
  if node tests/tools/wait-for.mjs "http://127.0.0.1:$port/health/ready" 60; then
    (cd frontend && CRM_E2E_URL="http://127.0.0.1:$port" CHROMIUM_PATH=$(find_chromium) PLAYWRIGHT_JSON_OUTPUT_NAME="$results/playwright-$lane.json" \
      npx --no-install playwright test --reporter=list,json --output="test-results/$lane" "${@/#/--project=}")
    code=$?
  else
    echo "The server did not become ready:"
    tail -n 40 "$results/logs/server-$lane.log"
    code=1
  fi
  kill "$server" 2> /dev/null
  wait "$server" 2> /dev/null
  rm -rf "$data"
  return "$code"
}

if wants e2e && [[ $built == yes && $spa_built == yes ]]; then
  if check "Chromium is there" install_chromium && check "the server publishes" publish_app; then
    # A browser waits more than it works: two lanes share two cores well.
    run "end to end, accessibility and phone" e2e accessibility accessibility accessibility-phone phone &
    run "end to end" e2e desktop desktop || true
    wait
    for lane in desktop accessibility; do
      [[ -s $results/playwright-$lane.json ]] || printf 'end to end (%s) left no results\tfailed\t0\n' "$lane" >> "$results/checks.tsv"
    done
  fi
fi

# ---- deployment -----------------------------------------------------------------------------------------------------

compose_is_valid() {
  CRM_SQL_PASSWORD=Example-1-only CRM_SQL_ACCEPT_EULA=Y "$@" -f docker-compose.yml config > /dev/null || return 1
  if (unset CRM_SQL_PASSWORD; CRM_SQL_ACCEPT_EULA=Y "$@" --env-file /dev/null -f docker-compose.yml config > /dev/null 2>&1); then
    echo "The compose file accepts an empty database password."
    return 1
  fi
}

if wants compose; then
  if docker compose version > /dev/null 2>&1; then
    check "docker compose accepts the compose file" compose_is_valid docker compose
  elif command -v docker-compose > /dev/null; then
    check "docker compose accepts the compose file" compose_is_valid docker-compose
  else
    echo "left out: docker compose is not installed; its rules are checked in Crm.Architecture.Tests"
  fi
fi

finish
