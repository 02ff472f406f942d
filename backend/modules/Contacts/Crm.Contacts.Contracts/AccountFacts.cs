using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>An account as whoever deals with it needs it, whoever owns it; null where there is none.</summary>
public sealed record ReadAccountFacts(Guid AccountId) : IQuery<AccountFacts?>;

/// <summary>Who an account is and to whom it belongs.</summary>
/// <param name="Parents">From the nearest up to the root.</param>
/// <param name="Children">All that belong to it, in however roundabout a way.</param>
public sealed record AccountFacts(Guid Id, string Name, IReadOnlyList<Guid> Parents, IReadOnlyList<Guid> Children, IReadOnlyList<string> Tags, string? Country)
{
    /// <summary>The highest it belongs to; itself where it belongs to none.</summary>
    public Guid Root => Parents is [.., var last] ? last : Id;

    public IReadOnlyList<Guid> Family => [Id, .. Parents, .. Children];
}
