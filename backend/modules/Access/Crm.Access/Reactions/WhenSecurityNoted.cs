using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Platform.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Reactions;

/// <summary>Tells people by mail what has changed about how they come in, whoever did it, and of sign-ins from a device that is new.</summary>
internal sealed class WhenSecurityNoted(AccessDb access, AccountMails mails) : INotificationHandler<SecurityNoted>
{
    private const int MostDevices = 200;

    public async Task Handle(SecurityNoted notification, CancellationToken cancellationToken)
    {
        if (mails.Deliver && await Owner(notification, cancellationToken) is { IsActive: true } owner
            && (notification.Action != AuditActions.SignedIn || await IsNewDevice(owner.Id, notification.At, cancellationToken)))
        {
            await mails.TellOfChange(owner, notification.Action, notification.At, cancellationToken);
        }
    }

    private async Task<User?> Owner(SecurityNoted noted, CancellationToken ct)
    {
        var id = noted.RecordType == "user" ? noted.RecordId : await access.ApiKeys.Where(k => k.Id == noted.RecordId).Select(k => k.CreatedBy).SingleOrDefaultAsync(ct);
        return id is null ? null : await access.Users.SingleOrDefaultAsync(u => u.Id == id, ct);
    }

    // The first sign-in of all is no news.
    private async Task<bool> IsNewDevice(Guid userId, DateTime at, CancellationToken ct)
    {
        var agents = await access.SignIns.Where(s => s.UserId == userId && s.Outcome == SignInOutcome.Succeeded && s.At <= at)
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => s.UserAgent).Take(MostDevices).ToListAsync(ct);
        return agents.Count > 1 && !agents.Skip(1).Select(Device).Contains(Device(agents[0]), StringComparer.Ordinal);
    }

    // Browsers count their versions up every few weeks: that makes no new device.
    private static string Device(string? agent) => string.Concat((agent ?? "").Where(c => !char.IsAsciiDigit(c) && c != '.'));
}
