using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Accounts of the same industry and size as one, whoever owns them; none where its industry or its size is not known.</summary>
public sealed record PeersOfAccount(Guid AccountId, int AtMost) : IQuery<AccountPeers>;

/// <summary>Who is like an account.</summary>
/// <param name="FromEmployees">How large they are, at least and at most; no upper bound for the largest.</param>
public sealed record AccountPeers(string? Industry, long? FromEmployees, long? ToEmployees, IReadOnlyList<Guid> Accounts);
