using System.Globalization;
using System.Reflection;
using System.Runtime;

/// <summary>
/// Runs within the measured server, which loads this assembly as a startup hook (DOTNET_STARTUP_HOOKS): writes down several times a second
/// what only the runtime itself knows of its memory and its compiler.
/// </summary>
internal static class StartupHook
{
    public const string FileVariable = "CRM_BENCH_RUNTIME";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            new Thread(() => Write(file)) { IsBackground = true, Name = "bench" }.Start();
        }
    }

    private static void Write(string file)
    {
        // The server may have another engine; this assembly names neither.
        var sqlite = Type.GetType("SQLitePCL.raw, SQLitePCLRaw.core")?.GetMethod("sqlite3_memory_used", Type.EmptyTypes);
        using var turn = new ManualResetEvent(initialState: false);
        while (!turn.WaitOne(TimeSpan.FromMilliseconds(200)))
        {
            var memory = GC.GetGCMemoryInfo(GCKind.Any);
            long[] values =
            [
                GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration().Ticks, JitInfo.GetCompilationTime().Ticks, memory.HeapSizeBytes, memory.TotalCommittedBytes, GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2),
                OfSqlite(sqlite),
            ];
            File.WriteAllText(file + ".new", string.Join(' ', values.Select(v => v.ToString(CultureInfo.InvariantCulture))));
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private static long OfSqlite(MethodInfo? asked)
    {
        try
        {
            return asked?.Invoke(null, null) as long? ?? 0;
        }
        catch (TargetInvocationException)
        {
            return 0; // Nobody has used it yet.
        }
    }
}
