using System.Globalization;
using Crm.Platform.Data;

namespace Crm.Benchmarks;

/// <summary>What to measure, and where.</summary>
internal sealed record BenchOptions(
    DatabaseProvider Engine, int Contacts, string Folder, double Seconds, int Connections, string? Only, bool OnlyMake, string? Published, string? Server, int ImportRows = 0, int TimelineEntries = 0, int Leads = 0)
{
    public const string Usage = """
        dotnet run -c Release --project tests/Crm.Benchmarks -- [--engine sqlite|postgres] [--contacts 100000] [--seconds 4 of a case] [--connections 8]
            [--folder CACHE] [--published FOLDER with a published application: else it is published there] [--only PART-OF-A-CASE] [--make-only]
            [--timeline ENTRIES: nothing else is measured than timelines, with so many entries in all]
            [--leads CARDS: nothing else is measured than business cards that become assigned, scored leads, and their undo]
            [--import ROWS: nothing else is measured than an import into a new database, and its undo]
        PostgreSQL: CRM_TEST_POSTGRES names the server. Databases are kept under the cache folder (or by name on the server) and used again.
        """;

    public static BenchOptions? Read(string[] args)
    {
        var options = new BenchOptions(
            DatabaseProvider.Sqlite, 100_000, Path.Combine(Path.GetTempPath(), "crm-benchmarks"), Seconds: 4, Connections: 8, Only: null, OnlyMake: false, Published: null,
            Environment.GetEnvironmentVariable("CRM_TEST_POSTGRES"));
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--engine" when value is "sqlite" or "postgres":
                    options = options with { Engine = value == "sqlite" ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql };
                    break;
                case "--contacts" when int.TryParse(value, CultureInfo.InvariantCulture, out var contacts) && contacts >= 1000:
                    options = options with { Contacts = contacts };
                    break;
                case "--import" when int.TryParse(value, CultureInfo.InvariantCulture, out var rows) && rows >= 1000:
                    options = options with { ImportRows = rows };
                    break;
                case "--leads" when int.TryParse(value, CultureInfo.InvariantCulture, out var cards) && cards >= 1000:
                    options = options with { Leads = cards };
                    break;
                case "--timeline" when int.TryParse(value, CultureInfo.InvariantCulture, out var entries) && entries >= 10_000:
                    options = options with { TimelineEntries = entries };
                    break;
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    options = options with { Seconds = seconds };
                    break;
                case "--connections" when int.TryParse(value, CultureInfo.InvariantCulture, out var connections) && connections > 0:
                    options = options with { Connections = connections };
                    break;
                case "--folder" when value.Length > 0:
                    options = options with { Folder = value };
                    break;
                case "--published" when value.Length > 0:
                    options = options with { Published = value };
                    break;
                case "--only" when value.Length > 0:
                    options = options with { Only = value };
                    break;
                case "--make-only":
                    options = options with { OnlyMake = true };
                    continue;
                default:
                    return null;
            }

            i++;
        }

        return options;
    }
}
