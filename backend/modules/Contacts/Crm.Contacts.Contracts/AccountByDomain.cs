using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>The account most of whose people have addresses at one of these domains, whoever owns it; null where none has.</summary>
public sealed record AccountByDomain(IReadOnlyCollection<string> Domains) : IQuery<ReachedRecord?>;
