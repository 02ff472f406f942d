using System.Globalization;
using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Opportunities.Rules;

/// <summary>Calls a deal that nobody has named after what is sold and to whom.</summary>
internal sealed class DealNames(ReferenceLabels labels)
{
    private const int MaxName = 200;
    private readonly Dictionary<(string, Guid), string?> known = [];

    /// <summary>Such as "GTX Pro · Isdom"; of an imported row without both, the day on which it began.</summary>
    public async Task<string?> Of(Guid? accountId, Guid? productId, DateOnly? engagedOn, CancellationToken ct)
    {
        string?[] parts = [await Label("product", productId, ct), await Label("account", accountId, ct)];
        var name = string.Join(" · ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
        return name.Length > 0 ? name.AtMost(MaxName) : engagedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<string?> Label(string type, Guid? id, CancellationToken ct)
    {
        if (id is not { } found)
        {
            return null;
        }

        if (!known.TryGetValue((type, found), out var label))
        {
            known[(type, found)] = label = (await labels.Fetch([(type, found)], ct)).Of(type, found);
        }

        return label;
    }
}
