using Crm.Kernel;

namespace Crm.Opportunities.Quotes;

/// <summary>What a quote asks beyond writing it.</summary>
internal static class QuotePermissions
{
    public static readonly Permission Override = new("quotes.override", "Send a quote although another price, arrears or the lowest price speak against it");
}
