using System.Net;
using System.Net.Sockets;
using System.Text;
using Crm.Kernel;
using Crm.Platform.Outbound;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform.Hardening;

/// <summary>Nobody can send the product to where only the operator may look: by no spelling, no name, no redirect and no change of mind.</summary>
public sealed class OutboundTests
{
    [TestCase("127.0.0.1")]
    [TestCase("127.8.9.1")]
    [TestCase("0.0.0.0")]
    [TestCase("10.1.2.3")]
    [TestCase("172.31.255.1")]
    [TestCase("192.168.1.1")]
    [TestCase("169.254.169.254", Description = "metadata of clouds")]
    [TestCase("100.100.100.200")]
    [TestCase("198.18.0.1")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("fe80::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2001:0:7f00:1::")]
    [TestCase("ff02::1")]
    public void AnAddressThatIsNotPublic_IsNotReached(string address) => Assert.That(PublicAddresses.MayBeReached(IPAddress.Parse(address), []), Is.False);

    [TestCase("93.184.215.14")]
    [TestCase("172.15.0.1")]
    [TestCase("172.32.0.1")]
    [TestCase("2606:4700::6810:84e5")]
    public void APublicAddress_IsReached(string address) => Assert.That(PublicAddresses.MayBeReached(IPAddress.Parse(address), []), Is.True);

    [Test]
    public void ANetworkThatTheOperatorOpens_IsReached() => Assert.That(PublicAddresses.MayBeReached(IPAddress.Parse("::ffff:10.1.2.3"), [IPNetwork.Parse("10.1.2.0/24")]), Is.True);

    [TestCase("http://localhost/")]
    [TestCase("http://a.localhost./")]
    [TestCase("http://printer.local/")]
    [TestCase("http://metadata.google.internal/")]
    [TestCase("http://127.1/")]
    [TestCase("http://2130706433/")]
    [TestCase("http://0x7f.0.0.1/")]
    [TestCase("http://0177.0.0.1/")]
    [TestCase("http://[::1]/")]
    [TestCase("http://[::ffff:7f00:1]/")]
    [TestCase("https://user:password@example.com/")]
    [TestCase("https://example.com:22/")]
    [TestCase("https://example.com/#part")]
    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://example.com/")]
    [TestCase("//example.com/")]
    [TestCase("example.com")]
    [TestCase("")]
    [TestCase(null)]
    public void AnAddressThatCanBeSeenToBeWrong_IsRefusedAsItIsTyped(string? given) =>
        Assert.That(() => GuardedHttp.Check(given, "url", new OutboundOptions()), Throws.TypeOf<InvalidInputException>().With.Property(nameof(CrmException.Code)).EqualTo("forbidden_target"));

    [Test]
    public void AnOrdinaryAddress_IsTaken() => Assert.That(GuardedHttp.Check("https://example.com:8443/hook?a=b", "url", new OutboundOptions()).Port, Is.EqualTo(8443));

    [Test]
    public async Task AName_ThatLeadsInside_IsNotConnectedTo()
    {
        await using var inside = new Server("secret");
        using var client = Client(new Names([IPAddress.Loopback]), inside.Port);

        await Refused(() => client.GetAsync(new Uri($"http://innocent.example:{inside.Port}/")));
        Assert.That(inside.Asked, Is.Zero);
    }

    [Test]
    public async Task AName_WithOnePublicAndOneInnerAddress_IsNotConnectedTo()
    {
        await using var inside = new Server("secret");
        using var client = Client(new Names([IPAddress.Parse("93.184.215.14"), IPAddress.Loopback]), inside.Port);

        await Refused(() => client.GetAsync(new Uri($"http://mixed.example:{inside.Port}/")));
        Assert.That(inside.Asked, Is.Zero);
    }

    [Test]
    public async Task AName_ThatChangesItsMind_IsAskedOnce_AndTheCheckedAddressIsConnectedTo()
    {
        await using var outside = new Server("hello");
        var names = new Names([IPAddress.Loopback], [IPAddress.Parse("127.0.0.2")]);
        using var client = Client(names, outside.Port, "127.0.0.1/32");

        var answer = await client.GetStringAsync(new Uri($"http://rebinding.example:{outside.Port}/"));

        Assert.That((answer, names.Asked), Is.EqualTo(("hello", 1)));
        await using var second = new Server("hello");
        using var fresh = Client(names, second.Port, "127.0.0.1/32");
        await Refused(() => fresh.GetAsync(new Uri($"http://rebinding.example:{second.Port}/")));
        Assert.That(names.Asked, Is.EqualTo(2), "each connection asks anew, and checks what it is told");
    }

    [Test]
    public async Task ARedirect_ThatLeadsInside_IsNotFollowed()
    {
        await using var inside = new Server("secret");
        await using var outside = new Server("", $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:{inside.Port}/\r\nContent-Length: 0\r\n\r\n");
        using var client = Client(new Names([IPAddress.Loopback]), [outside.Port, inside.Port], "127.0.0.1/32");

        await Refused(() => client.GetAsync(new Uri($"http://outside.example:{outside.Port}/")));
        Assert.That((outside.Asked, inside.Asked), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task APort_ThatIsNotForTheWeb_IsNotConnectedTo()
    {
        await using var mail = new Server("secret");
        using var client = new HttpClient(GuardedHttp.Handler(new Names([IPAddress.Loopback]), Options([], "127.0.0.1/32")));

        await Refused(() => client.GetAsync(new Uri($"http://outside.example:{mail.Port}/")));
        Assert.That(mail.Asked, Is.Zero);
    }

    [Test]
    public async Task ATrustedService_IsReachedInside_AndNothingElseThere()
    {
        await using var directory = new Server("keys");
        await using var beside = new Server("secret");
        var named = new Uri($"http://directory.example:{directory.Port}/realm");
        using var client = new HttpClient(GuardedHttp.Trusting(named, new Names([IPAddress.Loopback], [IPAddress.Loopback], [IPAddress.Loopback]), Options([])));

        Assert.That(await client.GetStringAsync(new Uri(named, "/keys")), Is.EqualTo("keys"));
        await Refused(() => client.GetAsync(new Uri($"http://directory.example:{beside.Port}/")));
        await Refused(() => client.GetAsync(new Uri($"http://other.example:{directory.Port}/")));
        Assert.That((directory.Asked, beside.Asked), Is.EqualTo((1, 0)));
    }

    private static async Task Refused(Func<Task<HttpResponseMessage>> send)
    {
        Exception? reason = null;
        try
        {
            using var answer = await send();
        }
        catch (HttpRequestException e)
        {
            reason = e;
        }

        while (reason is not null and not ForbiddenTargetException)
        {
            reason = reason.InnerException;
        }

        Assert.That(reason, Is.TypeOf<ForbiddenTargetException>(), "it was refused, and for this reason");
    }

    private static HttpClient Client(INameResolver names, int port, params string[] open) => Client(names, [port], open);

    private static HttpClient Client(INameResolver names, int[] ports, params string[] open) => new(GuardedHttp.Handler(names, Options(ports, open)));

    private static OutboundOptions Options(int[] ports, params string[] open)
    {
        var options = new OutboundOptions();
        Array.ForEach(ports, options.Ports.Add);
        Array.ForEach(open, options.AllowedNetworks.Add);
        return options;
    }

    private sealed class Names(params IPAddress[][] answers) : INameResolver
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken ct) => Task.FromResult<IReadOnlyList<IPAddress>>(answers[Math.Min(Asked++, answers.Length - 1)]);
    }

    private sealed class Server : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Any, 0);
        private readonly byte[] answer;
        private readonly Task working;

        public Server(string body, string? whole = null)
        {
            answer = Encoding.ASCII.GetBytes(whole ?? $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
            listener.Start();
            working = Work();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public int Asked { get; private set; }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await working;
        }

        private async Task Work()
        {
            try
            {
                while (true)
                {
                    using var caller = await listener.AcceptTcpClientAsync();
                    Asked++;
                    var stream = caller.GetStream();
                    if (await stream.ReadAsync(new byte[4096]) > 0)
                    {
                        await stream.WriteAsync(answer);
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
