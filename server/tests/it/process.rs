//! The binary itself: its own Postgres, its end by a signal and without one, and what it says when something is missing.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(60);

/// A folder of this test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("porchlight-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _already_gone = fs::remove_dir_all(&self.0);
    }
}

fn server(folder: &Folder, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.env_clear().env("PATH", std::env::var("PATH").unwrap()).env("PORCHLIGHT_DATA", &folder.0);
    command.env("PORT", port.to_string()).stderr(Stdio::piped()).stdout(Stdio::null());
    command
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Asks until the server answers, and gives the answer.
fn ask(server: &mut Child, port: u16, request: &str) -> String {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        assert!(server.try_wait().unwrap().is_none(), "the server ended: {}", said(server));
        if let Ok(mut line) = TcpStream::connect(("127.0.0.1", port)) {
            line.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            if line.read_to_string(&mut answer).is_ok() && !answer.is_empty() {
                return answer;
            }
        }
        std::thread::yield_now();
    }
    panic!("the server did not answer");
}

fn post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len(),
    )
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

/// The process of the folder's Postgres, as its pid file says.
fn postmaster(folder: &Folder) -> Option<u32> {
    fs::read_to_string(folder.0.join("postgres/postmaster.pid")).ok()?.lines().next()?.parse().ok()
}

fn signal(signal: &str, process: u32) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

/// A process of the user that the cluster belongs to, which is not Postgres.
fn somebody_else() -> Child {
    let mut command = Command::new("sleep");
    let id = |flag| String::from_utf8(Command::new("id").args([flag, "postgres"]).output().unwrap().stdout);
    if fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0) {
        let [user, group] = ["-u", "-g"].map(|flag| id(flag).unwrap().trim().parse().unwrap());
        command.uid(user).gid(group);
    }
    command.arg("600").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn said(server: &mut Child) -> String {
    let mut text = String::new();
    server.stderr.take().unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Runs a server that cannot start, to its end.
fn refused(mut command: Command) -> String {
    let Output { status, stderr, .. } = command.output().unwrap();
    assert!(!status.success());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn its_own_postgres_survives_a_kill_and_stops_with_it() {
    let folder = Folder::new("kill");
    let port = free_port();
    let account = r#"{"email": "dana@example.com", "password": "a long sentence", "name": "Dana"}"#;
    let mut first = server(&folder, port).spawn().unwrap();
    let answer = ask(&mut first, port, &post("/api/auth/register", account));
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    first.kill().unwrap();
    first.wait().unwrap();

    let mut second = server(&folder, port).spawn().unwrap();
    let credentials = r#"{"email": "dana@example.com", "password": "a long sentence"}"#;
    let answer = ask(&mut second, port, &post("/api/auth/login", credentials));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let stop = Command::new("kill").arg(second.id().to_string()).status().unwrap();
    assert!(stop.success());
    let ended = second.wait().unwrap();
    assert!(ended.success(), "{ended}: {}", said(&mut second));
    assert!(!folder.0.join("postgres/postmaster.pid").exists(), "its Postgres outlived it");
}

#[test]
fn a_postgres_that_ends_is_started_again() {
    let folder = Folder::new("ends");
    let port = free_port();
    let mut server = server(&folder, port).spawn().unwrap();
    let account = r#"{"email": "dana@example.com", "password": "a long sentence", "name": "Dana"}"#;
    let answer = ask(&mut server, port, &post("/api/auth/register", account));
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    let ended = postmaster(&folder).unwrap();
    signal("-9", ended);
    let begun = Instant::now();
    loop {
        let is_anew = postmaster(&folder).is_some_and(|process| process != ended);
        let answer = ask(&mut server, port, &get("/readyz"));
        if is_anew && answer.starts_with("HTTP/1.1 200") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "it did not come back: {answer}");
        std::thread::yield_now();
    }
    let credentials = r#"{"email": "dana@example.com", "password": "a long sentence"}"#;
    let answer = ask(&mut server, port, &post("/api/auth/login", credentials));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    signal("-TERM", server.id());
    assert!(server.wait().unwrap().success());
    let said = said(&mut server);
    for line in ["the database ended and is started again", "the database is back"] {
        assert_eq!(said.matches(line).count(), 1, "{line}: {said}");
    }
    assert!(!folder.0.join("postgres/postmaster.pid").exists(), "its Postgres outlived it");
}

#[test]
fn a_number_in_a_file_is_not_taken_for_a_running_postgres() {
    let folder = Folder::new("stale");
    let port = free_port();
    let mut first = server(&folder, port).spawn().unwrap();
    assert!(ask(&mut first, port, &get("/readyz")).starts_with("HTTP/1.1 200"));
    let ended = postmaster(&folder).unwrap();
    first.kill().unwrap();
    first.wait().unwrap();
    signal("-9", ended);
    // Somebody else has the number by now. Only the number is changed: the file goes on naming the cluster's memory.
    let mut other = somebody_else();
    let file = folder.0.join("postgres/postmaster.pid");
    let left = fs::read_to_string(&file).unwrap();
    fs::write(&file, left.replacen(&ended.to_string(), &other.id().to_string(), 1)).unwrap();

    let mut second = server(&folder, port).spawn().unwrap();
    assert!(ask(&mut second, port, &get("/readyz")).starts_with("HTTP/1.1 200"));
    assert!(other.try_wait().unwrap().is_none(), "it was left alone");
    signal("-TERM", second.id());
    assert!(second.wait().unwrap().success());
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let folder = Folder::new("twice");
    let port = free_port();
    let mut first = server(&folder, port).spawn().unwrap();
    ask(&mut first, port, "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let refusal = refused(server(&folder, free_port()));
    assert!(refusal.contains("another"), "{refusal}");
    Command::new("kill").arg(first.id().to_string()).status().unwrap();
    first.wait().unwrap();
}

#[test]
fn what_is_missing_is_said_in_a_sentence() {
    let folder = Folder::new("missing");
    let refusal = refused({
        let mut command = server(&folder, free_port());
        command.env("DATABASE_URL", "postgres://localhost/none");
        command
    });
    assert!(refusal.contains("SECRET_KEY is required"), "{refusal}");

    fs::create_dir_all(folder.0.join("postgres")).unwrap();
    fs::write(folder.0.join("postgres/PG_VERSION"), "9.6\n").unwrap();
    let refusal = refused(server(&folder, free_port()));
    assert!(refusal.contains("9.6"), "{refusal}");

    let file = folder.0.join("file");
    fs::write(&file, "").unwrap();
    let refusal = refused(server(&Folder(file.join("below")), free_port()));
    assert!(refusal.contains("cannot be written"), "{refusal}");
}
