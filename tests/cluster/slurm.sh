# One node of Slurm on this machine, for run.sh, which reads this file: its
# daemons, their key and all that they write are in the folder DIR.
#
#   slurm_start DIR     false: the node did not come up
#   slurm_stop

slurm_pids=

slurm_conf() { # DIR PORT
    node=$(hostname -s)
    cat <<EOF
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$2
SlurmdPort=$(($2 + 1))
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$1/munge.sock
CredType=cred/munge
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation=$1/state
SlurmdSpoolDir=$1/spool
SlurmctldPidFile=$1/slurmctld.pid
SlurmdPidFile=$1/slurmd.pid
SlurmctldLogFile=$1/slurmctld.log
SlurmdLogFile=$1/slurmd.log
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
NodeName=$node NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES State=UP
EOF
}

slurm_start() { # DIR
    mkdir -p "$1/state" "$1/spool"
    head -c 1024 /dev/urandom >"$1/munge.key"
    chmod 400 "$1/munge.key"
    slurm_conf "$1" $((42000 + $$ % 10000 * 2)) >"$1/slurm.conf"
    SLURM_CONF=$1/slurm.conf
    export SLURM_CONF
    munged --foreground --force --key-file="$1/munge.key" \
        --socket="$1/munge.sock" --pid-file="$1/munge.pid" \
        --log-file="$1/munge.log" --seed-file="$1/munge.seed" \
        >"$1/munge.out" 2>&1 &
    slurm_pids=$!
    tries=0
    until [ -S "$1/munge.sock" ] || [ $tries -ge 50 ]; do
        sleep .1
        tries=$((tries + 1))
    done
    slurmctld -D >"$1/slurmctld.out" 2>&1 &
    slurm_pids="$! $slurm_pids"
    slurmd -D >"$1/slurmd.out" 2>&1 &
    slurm_pids="$! $slurm_pids"
    tries=0
    until sinfo -h -o %T 2>/dev/null | grep -q idle; do
        [ $tries -lt 150 ] || return 1
        sleep .2
        tries=$((tries + 1))
    done
}

slurm_stop() {
    for pid in $slurm_pids; do
        kill "$pid"
        wait "$pid"
    done 2>/dev/null
    slurm_pids=
}
