#!/usr/bin/env bash
# Kills the server again and again while people write and files are imported, and prints counts that balance:
#   bash scripts/kill-test.sh 100          at most an hour; a second number is another limit in minutes
#   CRM_TEST_ENGINE=PostgreSql CRM_TEST_POSTGRES="Host=...;Username=...;Password=..." bash scripts/kill-test.sh 100
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
kills=${1:-100}
dotnet build tests/Crm.Api.Tests -c Release -p:BuildSpa=false -v q --nologo
CRM_KILLS=$kills CRM_KILL_MINUTES=${2:-60} dotnet test tests/Crm.Api.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~KillTests" --logger "console;verbosity=normal" |
  grep -E 'kills on|ok  |FOUND|Passed|Failed|Expected|But was'
