using Crm.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Operation.Backups;

/// <summary>
/// Brings a backup back. Everything is unpacked, checked and brought up to date beside what is there, and takes its place in one go at the end;
/// people who were erased since are erased again when the server starts.
/// </summary>
internal sealed class RestoreVerb : IOperatorVerb
{
    public string Name => "restore";

    public string Usage => "FILE [--replace] [--erasures FILE] [--without-database]";

    public string Argument => "file";

    public bool NeedsDatabase => false;

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        if (!options.TryGetValue(Argument, out var file) || options.Keys.Any(k => k is not ("file" or "replace" or "erasures" or "without-database")))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} {Usage}");
            return 2;
        }

        var alone = services.GetRequiredService<DataFolderLock>();
        alone.TakeAlone();
        try
        {
            var restore = new Restore(services, options.ContainsKey("replace"), !options.ContainsKey("without-database"), options.GetValueOrDefault("erasures"));
            foreach (var line in await restore.Run(Path.GetFullPath(file), ct))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        finally
        {
            alone.Release();
        }
    }
}
