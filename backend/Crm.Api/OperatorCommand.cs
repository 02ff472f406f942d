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
        var app = CrmApplication.Build(["--Crm:Logs:Format=text"], catalog, b => b.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter((_, level) => level >= LogLevel.Warning));
        await using (app)
        {
            var scope = app.Services.CreateAsyncScope();
            await using (scope)
            {
                var verbs = scope.ServiceProvider.GetServices<IOperatorVerb>().OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
                if (Find(verbs, words) is not { } verb || Options(args[words.Count..]) is not { } options)
                {
                    await Console.Error.WriteLineAsync("Usage:\n" + string.Join('\n', verbs.Select(v => $"  {v.Name} {v.Usage}")));
                    return 2;
                }

                if (verb.Argument is { } argument && words.Count > verb.Name.Split(' ').Length)
                {
                    options[argument] = words[^1];
                }

                if (verb.NeedsDatabase)
                {
                    await app.PrepareCrm();
                }

                return await verb.Run(scope.ServiceProvider, options, CancellationToken.None);
            }
        }
    }

    private static IOperatorVerb? Find(IEnumerable<IOperatorVerb> verbs, List<string> words) => verbs.FirstOrDefault(v =>
        v.Name == string.Join(' ', words) || (v.Argument is not null && v.Name == string.Join(' ', words.SkipLast(1))));

    // --name value, or --name alone; null where something else stands there.
    private static Dictionary<string, string>? Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                return null;
            }

            options[args[i][2..]] = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : "true";
        }

        return options;
    }
}
