using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>A refusal of one record in the words of a report about many.</summary>
internal static class Refusal
{
    public static string Explain(CrmException refusal) =>
        refusal is InvalidInputException invalid ? string.Join(' ', invalid.Errors.SelectMany(p => p.Value.Select(m => $"{p.Key}: {m}"))) : refusal.Message;
}
