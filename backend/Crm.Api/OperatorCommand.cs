using Crm.Platform.Hosting;
using Crm.Platform.Modules;

namespace Crm.Api;

/// <summary>Runs an operator verb instead of the server where the command line names one, such as <c>api-key create --name N --role R</c>.</summary>
internal static class OperatorCommand
{
    public static async Task<int?> TryRun(string[] args, ModuleCatalog catalog)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        // What a verb prints is for scripts to take: the log goes to the other stream.
        var app = CrmApplication.Build([], catalog, b => b.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter((_, level) => level >= LogLevel.Warning));
        await app.PrepareCrm();
        var scope = app.Services.CreateAsyncScope();
        await using (scope)
        {
            var verbs = scope.ServiceProvider.GetServices<IOperatorVerb>().OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
            if (verbs.FirstOrDefault(v => v.Name == string.Join(' ', words)) is not { } verb || Options(args[words.Count..]) is not { } options)
            {
                await Console.Error.WriteLineAsync("Usage:\n" + string.Join('\n', verbs.Select(v => $"  {v.Name} {v.Usage}")));
                return 2;
            }

            return await verb.Run(scope.ServiceProvider, options, CancellationToken.None);
        }
    }

    // Pairs of --name value; null where something else stands there.
    private static Dictionary<string, string>? Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 >= args.Length)
            {
                return null;
            }

            options[args[i][2..]] = args[i + 1];
        }

        return options;
    }
}
