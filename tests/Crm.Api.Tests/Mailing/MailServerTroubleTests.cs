using Crm.Platform.Mailing;
using NUnit.Framework;

namespace Crm.Api.Tests.Mailing;

/// <summary>A server that is silent, breaks off or sends everybody away keeps mails waiting and loses none.</summary>
[Category("S67")]
[NonParallelizable]
public sealed class MailServerTroubleTests : MailFixture
{
    protected override string Timeout => "1";

    [TestCase("hangs")]
    [TestCase("drops")]
    [TestCase("421 4.3.2 Closing down")]
    public async Task Send_ServerThatDoesNotAnswer_LosesNothing(string trouble)
    {
        (Sink.Hangs, Sink.Drops, Sink.Sender) = (trouble == "hangs", trouble == "drops", char.IsDigit(trouble[0]) ? trouble : null);
        var address = $"patient{Math.Abs(trouble.GetHashCode(StringComparison.Ordinal))}@customer.example";
        var id = await Send(new MailMessage(Key(), address, "Patience", "Text"));
        await Eventually(async () => (int)(await Mail(id))["attempts"]! == 1, "the quick tries are over");
        Assert.That((string)(await Mail(id))["error"]!, Is.Not.Empty);

        Behave();
        await Eventually(
            async () =>
            {
                await WaitIsOver();
                await Sender(Host).RunOnce(CancellationToken.None);
                return (string)(await Mail(id))["state"]! == "sent";
            },
            "it goes out when the server is back");
        Assert.That(Sink.Mails.Where(m => m.Recipient == address).SelectMany(m => m.Headers["Message-ID"]).Distinct().Count(), Is.EqualTo(1));
    }
}
