using Crm.Platform.Files;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail;

/// <summary>Forgets what mails said that were put away a month ago; that they came stays, for the balance and so that they do not come again.</summary>
internal sealed class ForgetDiscardedMails(ActivitiesDb db, IKeptFiles files, UnitOfWork unitOfWork, TimeProvider clock) : IHousekeeping
{
    private const int AtOnce = 200;
    private const int KeepDays = 30;
    public const string Forgotten = "forgotten";

    public Task Sweep(CancellationToken ct) => unitOfWork.Run(async () =>
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeepDays);
        var old = await db.Messages.Where(m => m.State == MessageState.Discarded && m.DecidedAt < before).OrderBy(m => m.DecidedAt).Take(AtOnce).ToListAsync(ct);
        await files.Forget([.. old.SelectMany(m => m.FileIds)], ct);
        foreach (var mail in old)
        {
            mail.Forget(Forgotten);
        }

        return Unit.Value;
    }, ct);
}
