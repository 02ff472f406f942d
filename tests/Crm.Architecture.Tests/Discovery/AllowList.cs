namespace Crm.Architecture.Tests.Discovery;

/// <summary>Exceptions from a rule, each with its reason; the list may only shrink.</summary>
internal static class AllowList
{
    /// <summary>Fails for every offender that is not allowed, and for every entry that no longer offends.</summary>
    public static void Check(IEnumerable<string> offenders, IReadOnlyDictionary<string, string> allowed, string rule)
    {
        var found = offenders.ToHashSet(StringComparer.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Where(o => !allowed.ContainsKey(o)).Order(StringComparer.Ordinal), Is.Empty, rule);
            Assert.That(allowed.Keys.Where(a => !found.Contains(a)), Is.Empty, "No longer needed: take these out of the list.");
        }
    }
}
