using System.Text.Json;
using Crm.Platform.Hosting;

namespace Crm.Platform.Operation.Backups;

/// <summary>
/// Puts restored files in the place of those that were there. What is to be done is written down first: a process that dies in between leaves
/// it to the next one, which finishes before it does anything else. What was there stays beside it under a name that says when.
/// </summary>
internal sealed class RestoreSwap(DataPath data)
{
    private const string Staged = ".restoring";
    private static readonly string[] Beside = ["", "-wal", "-shm"];

    private string Journal => JournalOf(data);

    public static bool IsUnfinished(DataPath data) => File.Exists(JournalOf(data));

    /// <summary>Where a restored file or folder waits for its turn.</summary>
    public static string Stage(string target) => target + Staged;

    /// <summary>Removes what a restore that was given up has left.</summary>
    public static void Clear(IEnumerable<string> targets)
    {
        foreach (var path in targets.SelectMany(t => Beside.Select(b => Stage(t) + b)))
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>From here on the restored files are the ones that count; answers where the former ones are.</summary>
    public IReadOnlyList<string> Run(IReadOnlyList<string> targets, string stamp)
    {
        var plan = new Plan(stamp, targets, [.. targets.Where(t => Exists(Stage(t)))]);
        var written = Journal + ".partial";
        File.WriteAllText(written, JsonSerializer.Serialize(plan));
        File.Move(written, Journal, overwrite: true);
        return Finish();
    }

    /// <summary>Finishes a swap that was begun; nothing where there is none.</summary>
    public IReadOnlyList<string> Finish()
    {
        if (!File.Exists(Journal))
        {
            return [];
        }

        var plan = JsonSerializer.Deserialize<Plan>(File.ReadAllText(Journal))!;
        foreach (var target in plan.Targets)
        {
            var isStaged = Exists(Stage(target));
            if (isStaged || !plan.Staged.Contains(target, StringComparer.Ordinal))
            {
                foreach (var beside in Beside)
                {
                    Move(target + beside, Replaced(plan, target) + beside);
                }
            }

            if (isStaged)
            {
                Move(Stage(target), target);
            }
        }

        File.Delete(Journal);
        return [.. plan.Targets.Select(t => Replaced(plan, t)).Where(Exists)];
    }

    private static string JournalOf(DataPath data) => Path.Combine(data.Root, "restore.json");

    private static string Replaced(Plan plan, string target) => $"{target}.replaced-{plan.Stamp}";

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void Move(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
        else if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
    }

    private sealed record Plan(string Stamp, IReadOnlyList<string> Targets, IReadOnlyList<string> Staged);
}
