using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Where an invitation stands.</summary>
internal enum InvitationState
{
    Open,
    Expired,
    Accepted,
    Revoked,
}

/// <summary>Lets somebody make an account of their own, once, with the roles and the team that were chosen for them.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class Invitation : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public Invitation(string email, string name, IEnumerable<Guid> roleIds, Guid? teamId, Guid? createdBy, DateTime now)
    {
        Email = email.Trim();
        EmailKey = Domain.EmailKey.Of(email);
        Name = name.Trim();
        RoleIds = [.. roleIds];
        TeamId = teamId;
        CreatedBy = createdBy;
        CreatedAt = now;
    }

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    /// <summary>What the inviter calls them; they may write it otherwise.</summary>
    public string Name { get; private set; } = "";

    public List<Guid> RoleIds { get; private set; } = [];

    public Guid? TeamId { get; private set; }

    /// <summary>The dealer for whom they work, an account; null for colleagues.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>Of the secret in the last link; earlier links no longer work.</summary>
    public string Hash { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public Guid? CreatedBy { get; private set; }

    public DateTime SentAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public Invitation ForPartner(Guid? partnerId)
    {
        PartnerId = partnerId;
        return this;
    }

    /// <summary>Makes a new link and answers its secret, which goes into the mail and nowhere else.</summary>
    public string Renew(DateTime now)
    {
        var secret = Secrets.New();
        Hash = Secrets.Hash(secret);
        SentAt = now;
        ExpiresAt = now + Lifetime;
        return secret;
    }

    public void Revoke(DateTime now) => RevokedAt ??= now;

    public void MoveTo(Guid? teamId) => TeamId = teamId;

    public void GiveRoles(IEnumerable<Guid> roleIds) => RoleIds = [.. roleIds];

    public InvitationState StateAt(DateTime now) =>
        AcceptedAt is not null ? InvitationState.Accepted : RevokedAt is not null ? InvitationState.Revoked : ExpiresAt <= now ? InvitationState.Expired : InvitationState.Open;
}
