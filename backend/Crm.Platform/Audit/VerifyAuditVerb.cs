using System.Globalization;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Audit;

/// <summary>Verifies the audit log on the command line: 0 where it is intact, 1 where it is not.</summary>
internal sealed class VerifyAuditVerb : IOperatorVerb
{
    public string Name => "audit verify";

    public string Usage => "[--anchor SEQUENCE:HASH]";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        (long, string)? anchor = null;
        if (options.Keys.Any(k => k != "anchor") || (options.TryGetValue("anchor", out var text) && (anchor = Anchor(text)) is null))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} {Usage}, with a head that an earlier verification printed.");
            return 2;
        }

        await services.GetRequiredService<AuditSequencer>().RunOnce(ct);
        var found = await new AuditVerifier(services.GetRequiredService<CrmDbContext>()).Verify(anchor, ct);
        foreach (var problem in found.Problems)
        {
            Console.WriteLine($"{problem.Kind}: {problem.Message}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(found.Intact ? "Intact" : "NOT INTACT")}: {found.Entries} entries, {found.Changes} changes. Head {found.HeadSequence}:{found.HeadHash}"));
        return found.Intact ? 0 : 1;
    }

    private static (long, string)? Anchor(string text) =>
        text.Split(':') is [var sequence, { Length: 64 } hash] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, hash) : null;
}
