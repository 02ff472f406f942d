using Crm.Access.Security;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class SignInGuardTests
{
    [Test]
    public async Task Turn_ForTheSameAddressHoweverWritten_Waits()
    {
        using var guard = new SignInGuard(scopes: null!, TimeProvider.System);
        var first = await guard.Turn("ana@example.com", CancellationToken.None);

        var second = guard.Turn(" Ana@Example.COM", CancellationToken.None);

        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();
        (await second).Dispose();
    }

    [Test]
    public async Task Turn_WhoGivesUpWaiting_BlocksNobody()
    {
        using var guard = new SignInGuard(scopes: null!, TimeProvider.System);
        var first = await guard.Turn("ana@example.com", CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        var second = guard.Turn("ana@example.com", impatient.Token);

        await impatient.CancelAsync();

        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        first.Dispose();
        (await guard.Turn("ana@example.com", CancellationToken.None)).Dispose();
    }
}
