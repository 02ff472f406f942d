using Crm.Access.Domain;

namespace Crm.Access.Features.Invitations;

/// <summary>An invitation, without its link.</summary>
internal sealed class InvitationResponse
{
    public required Guid Id { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Guid> RoleIds { get; init; }
    public Guid? TeamId { get; init; }
    public required InvitationState State { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Null where an operator invited on the command line.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When the last link was sent.</summary>
    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>Only in the answer that makes it, and only where no mail server is set up: hand it over yourself.</summary>
    public string? Link { get; set; }

    public static InvitationResponse Of(Invitation invitation, DateTime now) => new()
    {
        Id = invitation.Id,
        Email = invitation.Email,
        Name = invitation.Name,
        RoleIds = invitation.RoleIds,
        TeamId = invitation.TeamId,
        State = invitation.StateAt(now),
        CreatedAt = invitation.CreatedAt,
        CreatedBy = invitation.CreatedBy,
        SentAt = invitation.SentAt,
        ExpiresAt = invitation.ExpiresAt,
    };
}
