using Cerulean.Assets;
using Cerulean.Assets.Hdf5;
using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;
using static Cerulean.Engine.Plans.StandardPlans;
using static Cerulean.Engine.Preprocessors.PlanWrappers;

namespace Cerulean.Engine.Tests;

/// <summary>Runs of a camera that writes .npy files, or one HDF5 file.</summary>
public sealed class CameraRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-camera-").FullName;
    private VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private SimulatedMotor _rotation;
    private TestEngine _engine;

    public CameraRunTests() => (_rotation, _engine) = Begin();

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_nth_event_of_a_scan_points_to_the_nth_image()
    {
        var documents = _engine.Run(Scan([Camera()], _rotation, -90, 90, 7));
        var resource = Assert.Single(documents.OfType<Resource>());
        var datums = documents.OfType<Datum>().ToDictionary(datum => datum.DatumId);
        var events = documents.OfType<Event>().ToArray();
        Assert.Equal(7, events.Length);
        Assert.Equal(7, Directory.GetFiles(_folder).Length);
        for (var i = 0; i < 7; i++)
        {
            Assert.False(events[i].Filled!["cam"].AsBoolean());
            var index = datums[events[i].Data["cam"].AsString()].DatumKwargs["index"].AsInt64();
            Assert.Equal(i, index);
            AssertAngle(NpyFile.Read($"{Path.Combine(resource.Root, resource.ResourcePath)}_{index}.npy"), events[i].Data["rotation"].AsDouble());
        }
    }

    [Fact]
    public void The_files_of_a_camera_come_also_where_it_is_read_as_a_part()
    {
        var (files, rows) = (new Camera("files", new NpyArrayWriter(_folder), _time, new UidSource(5)), StreamCamera("rows"));
        var station = new Station(files, rows);
        var documents = _engine.Run(Plan().InRun().Staged([station]));
        Assert.Equal(["station_rows"], documents.OfType<StreamResource>().Select(resource => resource.DataKey));
        Assert.Equal([1L, 2L], documents.OfType<StreamDatum>().Select(datum => datum.SeqNums.Start));
        Assert.Equal(documents.OfType<Datum>().Select(datum => datum.DatumId), documents.OfType<Event>().Select(row => row.Data["station_files"].AsString()));

        async Plan Plan()
        {
            for (var i = 0; i < 2; i++)
            {
                await Trigger(files, "shot");
                await Trigger(rows, "shot");
                await Wait("shot");
                await Create();
                await Read(station);
                await Save();
            }
        }
    }

    [Fact]
    public void The_nth_row_of_a_stream_resource_is_the_nth_image()
    {
        var documents = _engine.Run(Scan([StreamCamera("cam")], _rotation, -90, 90, 7));
        var resource = Assert.Single(documents.OfType<StreamResource>());
        var events = documents.OfType<Event>().ToArray();
        var rows = documents.OfType<StreamDatum>().ToArray();
        Assert.Equal(7, rows.Length);
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal((new StreamRange(i, i + 1), new StreamRange(i + 1, i + 2)), (rows[i].Indices, rows[i].SeqNums));
            Assert.Equal(events[i].Descriptor, rows[i].Descriptor);
            Assert.False(events[i].Data.ContainsKey("cam"));
            AssertAngle(ReadRow(resource, i), events[i].Data["rotation"].AsDouble());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_in_one_HDF5_file_are_those_of_the_events(bool isStream)
    {
        var (writer, uids) = (new Hdf5ArrayWriter(_folder), new UidSource(2));
        DataLogic logic = isStream ? new StreamDataLogic(writer, uids, _time) : new ResourceDataLogic(writer, uids, _time);
        var documents = _engine.Run(Scan([new Camera("cam", logic, _time, _rotation, rows: 24, columns: 100)], _rotation, -90, 90, 7));
        var handlers = HandlerRegistry.BuiltIn();
        var events = documents.OfType<Event>().ToArray();
        var key = documents.OfType<EventDescriptor>().Single().DataKeys["cam"];
        Assert.Single(Directory.GetFiles(_folder));
        for (var i = 0; i < 7; i++) AssertAngle((isStream ? Row(i) : Datum(i)).Reshape(24, 100), events[i].Data["rotation"].AsDouble());

        NdArray Row(int index)
        {
            var resource = documents.OfType<StreamResource>().Single();
            using var handler = handlers.FindMimetype(resource.Mimetype)!(RootMap.Empty.PathOf(resource), resource, key);
            return handler.Read(documents.OfType<StreamDatum>().ElementAt(index).Indices, ArrayMemory.Fresh);
        }

        NdArray Datum(int index)
        {
            var resource = documents.OfType<Resource>().Single();
            var datum = documents.OfType<Datum>().Single(datum => datum.DatumId == events[index].Data["cam"].AsString());
            using var handler = handlers.Find(resource.Spec)!(RootMap.Empty.PathOf(resource), resource.ResourceKwargs);
            return handler.Read(datum.DatumKwargs, ArrayMemory.Fresh);
        }
    }

    [Fact]
    public void Two_runs_in_one_stage_share_their_files_and_each_has_the_resource()
    {
        var camera = Camera();
        var documents = _engine.Run(Twice());
        var resources = documents.OfType<Resource>().ToArray();
        Assert.Equal(2, resources.Length);
        Assert.Equal(resources[0].Uid, resources[1].Uid);
        Assert.Equal(documents.OfType<RunStart>().Select(start => start.Uid), resources.Select(resource => resource.RunStart));
        Assert.Equal([0, 1, 2, 3], documents.OfType<Datum>().Select(datum => datum.DatumKwargs["index"].AsInt64()));
        Assert.Equal(4, Directory.GetFiles(_folder).Length);

        async Plan Twice()
        {
            await Stage(camera);
            for (var run = 0; run < 2; run++) await Shots().InRun();
            await Unstage(camera);
        }

        async Plan Shots()
        {
            for (var shot = 0; shot < 2; shot++) await TriggerAndRead([camera]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_rewind_an_event_is_of_a_frame_of_its_own(bool isStream)
    {
        var camera = isStream ? StreamCamera("cam") : Camera();
        Assert.True(_engine.Engine.Run(Shots().InRun().Staged([camera])).IsInterrupted);
        Assert.Equal(ExitStatus.Success, _engine.Engine.Resume().ExitStatus);
        DocumentShape.AssertValid(_engine.Documents);
        Assert.Equal(2, _engine.Documents.OfType<Event>().Count());
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
        Assert.Equal([0, 2], isStream
            ? _engine.Documents.OfType<StreamDatum>().Select(datum => datum.Indices.Start)
            : _engine.Documents.OfType<Datum>().Select(datum => datum.DatumKwargs["index"].AsInt64()));

        async Plan Shots()
        {
            await TriggerAndRead([camera]);
            await Checkpoint();
            await Trigger(camera, "exposure");
            await Wait("exposure");
            await Pause();
            await Create();
            await Read(camera);
            await Save();
        }
    }

    [Fact]
    public void A_flight_into_a_resource_gives_pages()
    {
        var camera = Camera();
        var documents = _engine.Run(Fly([camera]).InRun().Staged([camera]));
        Assert.Equal(6, documents.OfType<EventPage>().Sum(page => page.Data["cam"].Count));
        Assert.Equal(
            documents.OfType<EventPage>().SelectMany(page => ((StringColumn)page.Data["cam"]).Values.ToArray()),
            documents.OfType<Datum>().Select(datum => datum.DatumId));
        Assert.Equal(6, documents.OfType<RunStop>().Single().NumEvents!["fly"]);
        Assert.Equal(6, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_flight_of_two_cameras_gives_rows_of_one_stream()
    {
        Camera[] cameras = [StreamCamera("cam"), StreamCamera("wide")];
        var documents = _engine.Run(Fly(cameras).InRun().Staged(cameras));
        Assert.Equal(2, documents.OfType<StreamResource>().Count());
        foreach (var resource in documents.OfType<StreamResource>())
        {
            var rows = documents.OfType<StreamDatum>().Where(datum => datum.StreamResource == resource.Uid).ToArray();
            Assert.Equal(6, rows.Sum(datum => datum.Indices.Count));
            Assert.Equal((0, 1), (rows[0].Indices.Start, rows[0].SeqNums.Start));
            for (var i = 0; i < 6; i++) Assert.Equal("<u2[24,100]", ReadRow(resource, i).ToString());
        }

        Assert.Equal(6, documents.OfType<RunStop>().Single().NumEvents!["fly"]);
        Assert.Equal(12, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_folder_that_is_gone_fails_the_run()
    {
        var error = _engine.Fail<FailedStatusException>(Shots());
        Assert.Contains("Frame 1 of cam-", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Fail, _engine.Documents.OfType<RunStop>().Single().ExitStatus);
        Directory.CreateDirectory(_folder);

        async Plan Shots()
        {
            var camera = Camera();
            await Inner(camera).InRun().Staged([camera]);
        }

        async Plan Inner(Camera camera)
        {
            await TriggerAndRead([camera]);
            Directory.Delete(_folder, recursive: true);
            await TriggerAndRead([camera]);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_documents_and_files()
    {
        var first = Scanned();
        foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
        _engine.Dispose();
        _time = new VirtualTime(DateTimeOffset.UnixEpoch);
        (_rotation, _engine) = Begin();
        Assert.Equal(first, Scanned());

        (string[] Documents, string[] Files) Snapshot() => (
            [.. _engine.Documents.Select(document => JsonText.ToString(document.ToJson()))],
            [.. Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(file => file + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))]);

        string[] Scanned()
        {
            _engine.Run(Scan([Camera(), StreamCamera("wide")], _rotation, 0, 180, 5));
            var (documents, files) = Snapshot();
            Assert.Equal(10, files.Length);
            return [.. documents, .. files];
        }
    }

    private (SimulatedMotor Rotation, TestEngine Engine) Begin() => (new SimulatedMotor("rotation", _time), new TestEngine(_time));

    private Camera Camera() => new("cam", new NpyArrayWriter(_folder), _time, new UidSource(2), _rotation, rows: 24, columns: 100);

    private Camera StreamCamera(string name) =>
        new(name, new StreamDataLogic(new NpyArrayWriter(_folder), new UidSource(name.Length), _time), _time, _rotation, rows: 24, columns: 100);

    private static async Plan Fly(IReadOnlyList<Camera> cameras)
    {
        foreach (var camera in cameras) await Prepare(camera, JsonObject.Of(("number_of_events", 6), ("livetime", 0.5)), "ready");
        await Wait("ready");
        await DeclareStream(cameras, "fly", forCollect: true);
        await KickoffAll(cameras);
        foreach (var camera in cameras) await Complete(camera, "done");
        while (!await Wait("done", TimeSpan.FromSeconds(1.2), errorOnTimeout: false)) await Collect(cameras, "fly");
        await Collect(cameras, "fly");
    }

    private static NdArray ReadRow(StreamResource resource, int row) => NpyFile.Read(Uri.UnescapeDataString(
        resource.Uri["file://localhost".Length..] + resource.Parameters["template"].AsString().Replace("{:d}", $"{row}", StringComparison.Ordinal)));

    // The brightest spot is in the middle of the height, and turns.
    private static void AssertAngle(NdArray image, double degrees)
    {
        var pixels = image[12].NdArrayOrNull!.AsSpan<ushort>();
        var column = pixels.IndexOf(pixels.ToArray().Max()) + 0.5;
        Assert.InRange(column - (50 * (1 + (0.6 * Math.Sin(degrees * Math.PI / 180)))), -3.5, 3.5);
    }

    private sealed class Station : Device
    {
        public Station(params Device[] parts) : base("station")
        {
            foreach (var part in parts) Add(part);
        }
    }
}
